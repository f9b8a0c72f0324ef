import { type ComponentType, type ReactNode, createContext, use } from "react";
import { Form, type FormProps } from "react-router";

const ReadOnlyContext = createContext(false);

/** Pages of an organization whose reader is an admin and no member: forms that change data are shown and disabled. */
export function ReadOnlyPages({ isReadOnly, children }: { isReadOnly: boolean; children: ReactNode }) {
  return <ReadOnlyContext value={isReadOnly}>{children}</ReadOnlyContext>;
}

/** A form of an organization's page that changes data. The server refuses it too (app/guards.ts). */
export function ChangeForm({
  of: FormOf = Form,
  children,
  ...rest
}: FormProps & {
  /** The form of a fetcher. */
  of?: ComponentType<FormProps>;
}) {
  const isReadOnly = use(ReadOnlyContext);
  return (
    <FormOf method="post" {...rest}>
      {isReadOnly ? (
        <fieldset disabled className="contents">
          {children}
        </fieldset>
      ) : (
        children
      )}
    </FormOf>
  );
}
