import type { ReactNode } from "react";

/** One column: sign-in, password reset, invitation. */
export function AccountPage({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="wide px-page pt-8 pb-20 md:pt-14">
      <div className="max-w-[27rem]">
        <h1 className="type-sentence">{title}</h1>
        {lead ? <p className="type-body mt-3 text-ink-2">{lead}</p> : null}
        <div className="mt-8">{children}</div>
      </div>
    </div>
  );
}
