// Setup file: globals of workerd that durable/ uses and Node lacks.
import { scheduler } from "node:timers/promises";

class IdentityTransformStream extends TransformStream {}

Object.assign(globalThis, { IdentityTransformStream, scheduler });
