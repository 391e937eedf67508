export * from './machine';
export * from './client';
export * from './devices';
export * from './views';
export * from './numbers';
export * from './RecordingSign';
