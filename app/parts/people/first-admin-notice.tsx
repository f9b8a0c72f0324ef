import { m } from "#i18n/paraglide/messages";
import { Notice } from "../../ui/notice";

/** For the operator of a fresh deployment. */
export function FirstAdminNotice({ className = "" }: { className?: string }) {
  return (
    <Notice tone="warn" title={m.first_admin_title()} className={className}>
      <p>{m.first_admin_text()}</p>
      <p className="mt-2">
        <code className="break-all">npm run admin -- name@example.com --remote</code>
      </p>
      <p className="mt-2">{m.first_admin_local()}</p>
    </Notice>
  );
}
