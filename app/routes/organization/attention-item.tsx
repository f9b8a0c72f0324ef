import { Link } from "react-router";
import { dateTimeWords } from "#domain/time/when-words";
import type { EventAttention } from "#worker/catalogue/event-list-service";
import type { AttentionItem } from "#app/ui/attention-strip";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** Text and link of an event that needs attention. */
export function toAttentionItem({ eventId, title, kind, facts }: EventAttention): AttentionItem {
  const when =
    facts.startsAt === undefined
      ? ""
      : dateTimeWords(facts.startsAt, { timeZone: facts.timeZone, locale: intlLocale() }, { clock24: true });
  const name = title || m.events_untitled();
  const reason = facts.reason ?? "";
  const open = (
    <Link to={`events/${eventId}`} className="word">
      {m.events_attention_open()}
    </Link>
  );
  switch (kind) {
    case "returned":
      return {
        id: eventId,
        tone: "warn",
        what: m.events_attention_returned({ title: name }),
        safe: m.events_attention_returned_safe({ reason }),
        action: open,
      };
    case "change_returned":
      return {
        id: eventId,
        tone: "warn",
        what: m.events_attention_change_returned({ title: name }),
        safe: m.events_attention_change_returned_safe({ reason }),
        action: open,
      };
    case "sale_paused":
      return {
        id: eventId,
        tone: "stop",
        what: m.events_attention_paused({ title: name }),
        safe: m.events_attention_paused_safe({ reason }),
        action: open,
      };
    case "starts_soon_unsent":
      return {
        id: eventId,
        tone: "warn",
        what: m.events_attention_soon({ title: name }),
        safe: m.events_attention_soon_safe({ when }),
        action: open,
      };
    case "tonight":
      return {
        id: eventId,
        tone: "plain",
        what: m.events_attention_tonight({ title: name }),
        safe: m.events_attention_tonight_safe({ when }),
        action: (
          <Link to={`events/${eventId}/day-of`} className="word">
            {m.events_attention_day_of()}
          </Link>
        ),
      };
  }
}
