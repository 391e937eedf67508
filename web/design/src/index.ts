import './fonts.css';
import './tokens.css';
import './parts.css';

export * from './parts';
export * from './ticks';
export * from './choose-file';
export * from './filters';
export * from './long-list';
export * from './emblem';
export * from './icons';
export * from './csp';
export * from './qr-code';
