import type { NoticeService } from "../notices/notice-service";
import type { Administration } from "./administration";
import type { ApiKeys } from "./api-keys";
import type { Organizations } from "./organizations";
import type { SignIns } from "./sign-ins";

/** Accounts, organizations, notifications, audit. Types only, without bindings: the client's type check includes it. */
export interface PeopleService extends SignIns, Organizations, ApiKeys, NoticeService, Administration {}
