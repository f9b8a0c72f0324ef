import type { Notices } from "../notices/notices";
import type { Administration } from "./administration";
import type { Organizations } from "./organizations";
import type { SignIns } from "./sign-ins";

/** People, organizations, invitations, notifications, audit. The shape only: the browser's compiler reads it too, so nothing here names a binding. */
export interface Auth extends SignIns, Organizations, Notices, Administration {}
