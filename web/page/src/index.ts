export * from './wire';
export * from './messages';
export * from './link';
export * from './claiming';
export * from './Enrolment';
export * from './uuid';
export * from './store';
