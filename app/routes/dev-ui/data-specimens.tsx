import { Ticket } from "lucide-react";
import { Button } from "#app/ui/button";
import { Money } from "#app/ui/money";
import { HiddenTh } from "#app/ui/hidden-head";
import { Icon } from "#app/ui/icon";
import { NewerOlderLinks } from "#app/ui/newer-older-links";
import { NumberRow } from "#app/ui/number-row";
import { PageLinks } from "#app/ui/page-links";
import { Prose } from "#app/ui/prose";
import { sinceWords } from "#app/ui/since";
import { SortHead } from "#app/ui/sort-head";
import { Table, Td, Th } from "#app/ui/table";
import { ViewerWhen, When } from "#app/ui/when";
import { Specimen } from "./specimen";

const AT = Date.UTC(2027, 0, 15, 14, 0);
const WHEN_STYLES = ["date", "time", "datetime", "day-block", "clock-block"] as const;
const CURRENCIES = ["INR", "JPY", "KWD"] as const;

export function DataSpecimens() {
  return (
    <>
      {[false, true].map((lines) => (
        <Specimen
          key={String(lines)}
          name={`Table${lines ? ", lines on phones" : ""}: sorted, numeric, strong, HiddenTh`}
        >
          <BookingTable lines={lines} />
        </Specimen>
      ))}
      <Specimen name="NumberRow">
        <NumberRow
          label="Sales"
          numbers={[
            { id: "sold", number: "312", words: "sold" },
            { id: "held", number: "14", words: "held" },
            { id: "sum", number: <Money amountMinor={36_816_000} currency="INR" />, words: "revenue" },
          ]}
        />
      </Specimen>
      <Specimen name="PageLinks: first, middle, last">
        {[1, 2, 3].map((page) => (
          <PageLinks key={page} page={page} pages={3} />
        ))}
      </Specimen>
      <Specimen name="NewerOlderLinks: first, middle, last">
        <NewerOlderLinks page={1} more />
        <NewerOlderLinks page={2} more />
        <NewerOlderLinks page={3} more={false} />
      </Specimen>
      <Specimen name="Money: whole, with minor digits, exact (INR 2, JPY 0, KWD 3 digits)">
        {CURRENCIES.map((currency) => (
          <p key={currency} className="flex gap-6">
            <Money amountMinor={118_000} currency={currency} />
            <Money amountMinor={118_050} currency={currency} />
            <Money amountMinor={118_000} currency={currency} exact />
          </p>
        ))}
      </Specimen>
      <Specimen name={`When: ${WHEN_STYLES.join(", ")}; since`}>
        <div className="flex flex-wrap items-start gap-6">
          {WHEN_STYLES.map((style) => (
            <When key={style} at={AT} timeZone="Asia/Kolkata" style={style} />
          ))}
          <span>{sinceWords(AT, AT + 240_000)}</span>
        </div>
      </Specimen>
      <Specimen name="ViewerWhen: in the zone of the device">
        <ViewerWhen at={AT} style="datetime" />
      </Specimen>
      <Specimen name="Icon: decorative, labelled">
        <Icon of={Ticket} /> <Icon of={Ticket} label="Ticket" size={32} />
      </Specimen>
      <Specimen name="Prose">
        <Prose html="<h2>Heading</h2><p>Text with <strong>bold</strong> and <a href='/'>a link</a>.</p><ul><li>Item</li></ul>" />
      </Specimen>
    </>
  );
}

function BookingTable({ lines }: { lines: boolean }) {
  return (
    <Table
      label="Bookings"
      lines={lines}
      head={
        <>
          <SortHead column="name" label="Name" current="name" descending={false} />
          <SortHead column="total" label="Total" current="name" descending={false} numeric />
          <Th>State</Th>
          <HiddenTh label="Actions" />
        </>
      }
    >
      {["Asha Rao", "Ravi Iyer"].map((name) => (
        <tr key={name}>
          <Td strong line="lead">
            {name}
          </Td>
          <Td numeric line="end">
            <Money amountMinor={118_000} currency="INR" />
          </Td>
          <Td word="State">Confirmed</Td>
          <Td line="end">
            <Button type="button" variant="word" size="console">
              View
            </Button>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
