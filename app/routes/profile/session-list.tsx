import { Form } from "react-router";
import type { AccountSession } from "#worker/people/sign-ins";
import { Button } from "#app/ui/button";
import { SectionHeading } from "#app/ui/section-heading";
import { ViewerWhen } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";

/** Sessions of the account, each with a sign-out button. */
export function SessionList({ sessions }: { sessions: readonly AccountSession[] }) {
  return (
    <section>
      <SectionHeading
        aside={
          sessions.length > 1 ? (
            <Form method="post">
              <Button variant="word" name="intent" value="end-others" className="type-second!">
                {m.profile_sessions_end_others()}
              </Button>
            </Form>
          ) : null
        }
      >
        {m.profile_sessions()}
      </SectionHeading>
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-4 border-b border-line py-2.5">
            <div className="min-w-0 grow">
              <p className="font-semibold">{session.device || m.profile_session_unknown()}</p>
              <p className="type-second text-ink-2">
                {m.profile_session_since()} <ViewerWhen at={session.startedAt} style="datetime" />
              </p>
            </div>
            {session.current ? (
              <span className="type-second text-ink-2">{m.profile_session_here()}</span>
            ) : (
              <Form method="post">
                <input type="hidden" name="sessionId" value={session.id} />
                <Button variant="word" name="intent" value="end-session" className="type-second!">
                  {m.profile_session_end()}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
