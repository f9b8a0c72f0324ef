import { Notice } from "./notice";

/** What is wrong with a form as a whole; what is wrong with a field stands at the field. */
export function FormProblem({ id, errors }: { id?: string; errors: readonly string[] | null | undefined }) {
  if (!errors?.[0]) return null;
  return (
    <div id={id} className="mb-6">
      <Notice tone="stop" title={errors[0]} />
    </div>
  );
}
