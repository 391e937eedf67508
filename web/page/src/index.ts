export * from './wire';
export * from './messages';
export * from './link';
export * from './uuid';
export * from './store';
