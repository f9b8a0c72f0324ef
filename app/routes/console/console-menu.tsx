import { Menu, X } from "lucide-react";
import { Link, useLocation } from "react-router";
import { BrandMark } from "#app/ui/brand";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";
import type { ConsoleFacts } from "./console-facts";
import { ConsoleLinks } from "./console-links";
import { ConsoleSwitchers } from "./console-switchers";

/** A side bar on wide screens; on a phone a bar with a menu, a `details` element that works without scripts. */
export function ConsoleMenu(facts: ConsoleFacts) {
  const { key } = useLocation();
  const event = facts.events.find((each) => each.id === facts.eventId);
  return (
    <>
      <header className="border-r border-line max-lg:hidden">
        <div className="sticky top-0 flex h-viewport flex-col overflow-y-auto">
          <Brand className="h-[3.75rem] px-5" />
          <MenuBody {...facts} />
        </div>
      </header>
      <details key={key} className="group sticky top-0 z-30 border-b border-line bg-paper lg:hidden">
        <summary className="flex min-h-14 items-center gap-3 px-5">
          <BrandMark className="h-5 w-[1.0625rem]" />
          <span className="min-w-0 grow">
            <span className="type-second block truncate text-ink-2">{facts.membership.organizationName}</span>
            {event ? <span className="type-button block truncate leading-5">{event.title}</span> : null}
          </span>
          <span className="type-button flex items-center gap-2">
            <Icon of={Menu} className="group-open:hidden" />
            <Icon of={X} className="hidden group-open:block" />
            {m.console_menu()}
          </span>
        </summary>
        <div className="flex max-h-[calc(var(--viewport)-3.5rem)] flex-col overflow-y-auto">
          <MenuBody {...facts} />
        </div>
      </details>
    </>
  );
}

function Brand({ className }: { className: string }) {
  return (
    <Link to="/" className={`type-small flex shrink-0 items-center gap-2.5 ${className}`}>
      <BrandMark className="h-5 w-[1.0625rem]" />
      {m.common_brand()}
    </Link>
  );
}

function MenuBody(facts: ConsoleFacts) {
  return (
    <>
      <ConsoleSwitchers {...facts} />
      <ConsoleLinks membership={facts.membership} eventId={facts.eventId} />
      <AccountLinks {...facts} />
    </>
  );
}

function AccountLinks({ personName, isAdmin, unread }: ConsoleFacts) {
  return (
    <div className="type-second mt-auto flex flex-col gap-2 border-t border-line px-5 py-4">
      <Link to="/profile" className="font-semibold">
        {personName}
      </Link>
      <div className="flex flex-wrap gap-x-4 gap-y-2 text-ink-2">
        <Link to="/notifications" className="word">
          {unread > 0 ? m.console_notifications_unread({ count: unread }) : m.console_notifications()}
        </Link>
        {isAdmin ? (
          <Link to="/admin" className="word">
            {m.console_admin()}
          </Link>
        ) : null}
        <Link to="/sign-out" className="word">
          {m.console_sign_out()}
        </Link>
      </div>
    </div>
  );
}
