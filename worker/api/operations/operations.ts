import type { Operation } from "../operation";
import * as access from "./access";

/** Every operation of /api/v1. */
export const OPERATIONS: readonly Operation[] = Object.values(access);
