export interface GateManifestHead {}
