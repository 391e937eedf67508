export * from './agent';
export * from './plane';
export * from './media';
export * from './camera';
export * from './browser';
export * from './axe';
export * from './api';
export * from './screens';
