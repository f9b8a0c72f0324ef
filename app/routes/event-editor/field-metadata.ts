import type { FieldMetadata } from "@conform-to/react";

/** Conform's metadata are getters over the form's state; a field wants them read once. */
export function plain<Value>(field: FieldMetadata<Value>) {
  return {
    id: field.id,
    name: field.name,
    errors: field.errors,
    initialValue: field.initialValue,
  };
}
