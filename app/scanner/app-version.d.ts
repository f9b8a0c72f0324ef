/** Set by vite.config.ts at build time. */
declare const STAGEDOOR_VERSION: string;
