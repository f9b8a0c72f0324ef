import type { FieldMetadata, useForm } from "@conform-to/react";
import type { EventForm } from "./event-form";

/** Conform's metadata of every field of the editor. */
export type EventFields = ReturnType<typeof useForm<EventForm>>[1];

/** A copy of conform's metadata, whose properties are getters over the form's state. */
export function plain<Value>(field: FieldMetadata<Value>) {
  return {
    id: field.id,
    name: field.name,
    errors: field.errors,
    initialValue: field.initialValue,
  };
}
