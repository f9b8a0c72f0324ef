import { UNSAFE_ErrorResponseImpl as ErrorResponse } from "react-router";
import { AttentionStrip } from "#app/ui/attention-strip";
import { Button } from "#app/ui/button";
import { FirstAdminNotice } from "#app/parts/people/first-admin-notice";
import { FlashNotice } from "#app/ui/flash-notice";
import { useAnnounce } from "#app/ui/live-region";
import { Notice } from "#app/ui/notice";
import { ProblemPage } from "#app/ui/problem-page";
import { StatusNotice } from "#app/ui/status-notice";
import { TestModeStrip } from "#app/ui/test-mode-strip";
import { Specimen } from "./specimen";

const TONES = ["plain", "warn", "stop"] as const;
const RESULTS = { saved: () => "Your settings are saved." };
const STATUSES = [403, 404, 409, 429, 500] as const;

export function MessageSpecimens() {
  const announce = useAnnounce();
  return (
    <>
      {TONES.map((tone) => (
        <Specimen key={tone} name={`Notice, ${tone}`}>
          <Notice
            tone={tone}
            title="These seats were taken"
            action={<Button variant="word">Choose again</Button>}
          >
            You still hold 2 seats.
          </Notice>
        </Specimen>
      ))}
      <Specimen name="StatusNotice: with and without an action">
        <StatusNotice
          title="The event is published."
          action={<Button variant="word">View</Button>}
          className="mb-3"
        />
        <StatusNotice title="The event is published." />
      </Specimen>
      <Specimen name="FlashNotice: after a redirect; nothing without a result">
        <FlashNotice result="saved" texts={RESULTS} />
        <FlashNotice<keyof typeof RESULTS> result={null} texts={RESULTS} />
      </Specimen>
      <Specimen name="FirstAdminNotice">
        <FirstAdminNotice />
      </Specimen>
      <Specimen name="TestModeStrip">
        <TestModeStrip />
      </Specimen>
      <Specimen name="AttentionStrip: plain, warn, stop">
        <AttentionStrip
          label="Needs attention"
          items={TONES.map((tone) => ({
            id: tone,
            tone,
            what: "F 12 was admitted twice.",
            safe: "Nothing is lost.",
            action: <Button variant="word">Review</Button>,
          }))}
        />
      </Specimen>
      <Specimen name="LiveRegion: polite, assertive (screen readers only)">
        <div className="flex gap-3">
          <Button type="button" variant="third" onClick={() => announce("2 seats held")}>
            Polite
          </Button>
          <Button type="button" variant="third" onClick={() => announce("Seat lost", { assertive: true })}>
            Assertive
          </Button>
        </div>
      </Specimen>
      {STATUSES.map((status) => (
        <Specimen key={status} name={`ProblemPage, ${status}`}>
          <ProblemPage error={new ErrorResponse(status, "", null)} />
        </Specimen>
      ))}
      <Specimen name="ProblemPage, offline">
        <ProblemPage error={new TypeError("Failed to fetch")} />
      </Specimen>
    </>
  );
}
