import { RefusalNotice } from "./refusal-notice";

/** The error of the form as a whole; errors of fields are shown by Field. */
export function FormProblem({ id, errors }: { id?: string; errors: readonly string[] | null | undefined }) {
  if (!errors?.[0]) return null;
  return (
    <div id={id} className="mb-6">
      <RefusalNotice of={errors} title={errors[0]} />
    </div>
  );
}
