import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  createContext,
  useContext,
  useId,
} from "react";
import { OctagonX } from "lucide-react";
import { Icon } from "./icon";

/** The part of conform's field metadata that a field uses. */
export interface FieldMetadata {
  readonly id: string;
  readonly name: string;
  readonly errors?: readonly string[] | undefined;
  readonly initialValue?: unknown;
  readonly required?: boolean | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly min?: string | number | undefined;
  readonly max?: string | number | undefined;
  readonly step?: string | number | undefined;
  readonly pattern?: string | undefined;
}

interface FieldFacts {
  readonly id: string;
  readonly meta: FieldMetadata | undefined;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

const FieldContext = createContext<FieldFacts | null>(null);

export interface FieldProps {
  readonly label: ReactNode;
  /** Help text under the field. */
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** Conform's metadata: id, name, initial value, constraints and errors. */
  readonly field?: FieldMetadata;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A labelled control with hint and error. */
export function Field({ label, hint, error, field, className = "", children }: FieldProps) {
  const ownId = useId();
  const id = field?.id ?? ownId;
  const message = error ?? field?.errors?.[0];
  const describedBy = describe(id, hint, message);
  return (
    <div className={className}>
      <div
        className={`flex flex-col rounded-control border bg-paper px-3 pt-1.5 pb-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus ${message ? "border-2 border-stop" : "border-edge"}`}
      >
        <label htmlFor={id} className="type-second text-ink-2">
          {label}
        </label>
        <FieldContext value={{ id, meta: field, describedBy, invalid: Boolean(message) }}>
          {children}
        </FieldContext>
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="type-second mt-1 text-ink-2">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`}>{message}</FieldError>
    </div>
  );
}

/** `aria-describedby` of a control with hint and error. */
function describe(id: string, hint: ReactNode, error: ReactNode): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={id} className="type-second mt-1 flex items-start gap-1.5 font-medium text-stop">
      <Icon of={OctagonX} size={16} className="mt-0.5" />
      <span>{children}</span>
    </p>
  );
}

function useControl() {
  const facts = useContext(FieldContext);
  if (!facts) return {};
  const { meta } = facts;
  return {
    id: facts.id,
    "aria-describedby": facts.describedBy,
    "aria-invalid": facts.invalid || undefined,
    ...(meta ? { name: meta.name, required: meta.required } : {}),
  };
}

function firstValue(facts: FieldFacts | null): string | undefined {
  const value = facts?.meta?.initialValue;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

const control = "type-body w-full min-w-0 bg-transparent text-ink outline-none disabled:text-ink-3";

export function TextInput({ className = "", ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  const facts = useContext(FieldContext);
  const { minLength, maxLength, min, max, step, pattern } = facts?.meta ?? {};
  const first = "value" in rest || "defaultValue" in rest ? undefined : firstValue(facts);
  return (
    <input
      {...useControl()}
      {...{ minLength, maxLength, min, max, step, pattern }}
      {...(first === undefined ? {} : { defaultValue: first })}
      {...rest}
      className={`${control} ${className}`}
    />
  );
}

export function TextArea({ className = "", ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const facts = useContext(FieldContext);
  const { minLength, maxLength } = facts?.meta ?? {};
  const first = "value" in rest || "defaultValue" in rest ? undefined : firstValue(facts);
  return (
    <textarea
      rows={4}
      {...useControl()}
      {...{ minLength, maxLength }}
      {...(first === undefined ? {} : { defaultValue: first })}
      {...rest}
      className={`${control} resize-y ${className}`}
    />
  );
}

export function Select({ className = "", children, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  const facts = useContext(FieldContext);
  const first = "value" in rest || "defaultValue" in rest ? undefined : firstValue(facts);
  return (
    <select
      {...useControl()}
      {...(first === undefined ? {} : { defaultValue: first })}
      {...rest}
      className={`${control} h-6 cursor-pointer [&>option]:bg-paper [&>option]:text-ink ${className}`}
    >
      {children}
    </select>
  );
}

/** Not for use inside Field. */
export function Checkbox({
  label,
  hint,
  error,
  field,
  type = "checkbox",
  className = "",
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  field?: FieldMetadata;
  type?: "checkbox" | "radio";
}) {
  const ownId = useId();
  const id = rest.id ?? (type === "radio" ? ownId : (field?.id ?? ownId));
  const message = error ?? (type === "radio" ? undefined : field?.errors?.[0]);
  const describedBy = describe(id, hint, message);
  const value = rest.value ?? "on";
  const preset = "checked" in rest || "defaultChecked" in rest || field?.initialValue === undefined;
  return (
    <div className={className}>
      <div className="flex items-start gap-3 py-1">
        <input
          {...(field ? { name: field.name, required: field.required } : {})}
          {...(preset ? {} : { defaultChecked: field.initialValue === value })}
          {...rest}
          id={id}
          type={type}
          aria-describedby={describedBy}
          aria-invalid={message ? true : undefined}
          className={`size-6 shrink-0 accent-ink ${type === "radio" ? "" : "rounded-chip"}`}
        />
        <label htmlFor={id} className="type-body">
          {label}
          {hint ? (
            <span id={`${id}-hint`} className="type-second block text-ink-2">
              {hint}
            </span>
          ) : null}
        </label>
      </div>
      <FieldError id={`${id}-error`}>{message}</FieldError>
    </div>
  );
}
