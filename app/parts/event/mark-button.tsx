import { Bookmark } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useFetcher } from "react-router";
import type { Mark } from "#domain/recommend/marks";
import { m } from "#i18n/paraglide/messages";
import { Icon } from "../../ui/icon";

/** JSON response of /mark. */
export interface MarkAnswer {
  /** Message for the user; null on success. */
  readonly problem: string | null;
}

/** Submits a /mark form by fetch. Buttons of the same event and mark share the pending state. */
export function useMark(eventId: string, mark: Mark) {
  const fetcher = useFetcher<MarkAnswer>({ key: `${mark}-${eventId}` });
  const [offline, setOffline] = useState(false);
  const pending = fetcher.formData?.get("on");
  return {
    /** Null when no request is pending. */
    optimistic: pending === undefined ? null : pending === "1",
    problem: offline
      ? m.common_problem_offline_title()
      : fetcher.formData
        ? null
        : (fetcher.data?.problem ?? null),
    send(form: HTMLFormElement) {
      // Offline, a router submission would reload the page.
      setOffline(!navigator.onLine);
      if (!navigator.onLine) return;
      const body = new FormData(form);
      body.set("stay", "1");
      void fetcher.submit(body, { method: "post", action: "/mark" });
    },
  };
}

/** Works without scripts. Carries the wanted state, so that a repeated submit is idempotent. */
export function MarkForm({
  eventId,
  mark,
  on,
  to,
  send,
  className,
  children,
}: {
  eventId: string;
  mark: Mark;
  on: boolean;
  /** Redirect target without scripts. */
  to: string;
  /** Of {@link useMark}. */
  send: (form: HTMLFormElement) => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <form
      method="post"
      action="/mark"
      className={className}
      onSubmit={(submit) => {
        submit.preventDefault();
        send(submit.currentTarget);
      }}
    >
      {Object.entries({ event: eventId, mark, on: on ? "1" : "0", to }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

/** A toggle button. Works without scripts; a double click counts once. */
export function MarkButton({
  eventId,
  mark,
  on,
  to,
  label,
  className = "",
  children,
}: {
  eventId: string;
  mark: Mark;
  on: boolean;
  /** Redirect target without scripts. */
  to: string;
  /** Accessible name of the icon-only button. */
  label?: string;
  className?: string;
  children?: ReactNode;
}) {
  const { optimistic, problem, send } = useMark(eventId, mark);
  const pressed = optimistic ?? on;
  return (
    <MarkForm eventId={eventId} mark={mark} on={!pressed} to={to} send={send} className="relative">
      <button
        aria-label={label}
        aria-pressed={pressed}
        onClick={(click) => {
          if (click.detail > 1) click.preventDefault();
        }}
        className={className}
      >
        {children ?? <Icon of={Bookmark} size={22} className={pressed ? "fill-current" : ""} />}
      </button>
      {problem ? (
        <p
          role="status"
          className={`type-second absolute ${children ? "left-0" : "right-0"} z-20 w-60 border-l-[3px] border-ink bg-paper px-3 py-2 text-ink`}
        >
          {problem}
        </p>
      ) : null}
    </MarkForm>
  );
}
