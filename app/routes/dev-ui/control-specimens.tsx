import { Plus } from "lucide-react";
import { Button, type ButtonLook, ButtonLink } from "#app/ui/button";
import { ConfirmButton } from "#app/ui/dialog";
import { Icon } from "#app/ui/icon";
import { LanguageSwitch } from "#app/ui/language-switch";
import { Specimen } from "./specimen";

const VARIANTS = ["primary", "second", "third", "word"] as const;
const SIZES = ["page", "console", "scanner"] as const;

export function ButtonSpecimens() {
  return (
    <>
      {VARIANTS.map((variant) => (
        <Specimen key={variant} name={`Button, ${variant}: default, disabled, loading, link`}>
          <States variant={variant} />
        </Specimen>
      ))}
      {SIZES.map((size) => (
        <Specimen key={size} name={`Button, size ${size}`}>
          <Button type="button" size={size}>
            <Icon of={Plus} /> {size}
          </Button>
        </Specimen>
      ))}
      <Specimen name="Button, wide">
        <Button type="button" wide>
          Full width
        </Button>
      </Specimen>
      <Specimen name="ConfirmButton: opens the Dialog, which follows the theme of the device">
        <form method="dialog" className="flex flex-wrap gap-3">
          <ConfirmButton
            title="Cancel the event?"
            consequence="Cancels 312 bookings."
            confirm="Cancel the event"
          >
            Cancel event
          </ConfirmButton>
          <ConfirmButton title="" consequence="" confirm="" disabled>
            Disabled
          </ConfirmButton>
          <ConfirmButton title="" consequence="" confirm="" pending>
            Loading
          </ConfirmButton>
        </form>
      </Specimen>
      <Specimen name="LanguageSwitch">
        <LanguageSwitch />
      </Specimen>
    </>
  );
}

function States({ variant }: ButtonLook) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="button" variant={variant}>
        Default
      </Button>
      <Button type="button" variant={variant} disabled>
        Disabled
      </Button>
      <Button type="button" variant={variant} pending>
        Loading
      </Button>
      <ButtonLink to="/dev/ui" variant={variant}>
        Link
      </ButtonLink>
    </div>
  );
}
