export interface SyncRequest {}
export interface SyncResponse {}
