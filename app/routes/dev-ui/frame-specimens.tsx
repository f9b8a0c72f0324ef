import { AccountPage } from "#app/ui/account-page";
import { Brand, BrandMark } from "#app/ui/brand";
import { Button } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { SectionHeading } from "#app/ui/section-heading";
import { TabStrip } from "#app/ui/tab-strip";
import { Specimen } from "./specimen";

const TABS = [
  { id: "upcoming", to: "?tab=upcoming", words: "Upcoming" },
  { id: "past", to: "?tab=past", words: "Past" },
] as const;
const SIZES = ["section", "small", "text"] as const;

export function FrameSpecimens() {
  return (
    <>
      <Specimen name="Brand, BrandMark">
        <div className="flex items-center gap-6">
          <Brand />
          <BrandMark />
        </div>
      </Specimen>
      {SIZES.map((size) => (
        <Specimen key={size} name={`SectionHeading, ${size}`}>
          <SectionHeading level={3} size={size} second="38" aside="All">
            Tonight
          </SectionHeading>
        </Specimen>
      ))}
      <Specimen name="SectionHeading without rule">
        <SectionHeading level={3} rule={false}>
          Tonight
        </SectionHeading>
      </Specimen>
      {(["plain", "ruled"] as const).map((variant) => (
        <Specimen key={variant} name={`TabStrip, ${variant}`}>
          <TabStrip label="Events" tabs={TABS} current="upcoming" variant={variant} />
        </Specimen>
      ))}
      <Specimen name="AccountPage">
        <AccountPage title="Sign in" lead="Tickets and bookings in one place.">
          Content
        </AccountPage>
      </Specimen>
      <Specimen name="ConsolePage">
        <ConsolePage
          title="Tughlaq"
          second="Malhar Hall"
          actions={
            <Button type="button" size="console">
              Publish
            </Button>
          }
        >
          Content
        </ConsolePage>
      </Specimen>
    </>
  );
}
