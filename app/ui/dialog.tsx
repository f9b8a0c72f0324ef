import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ButtonHTMLAttributes, type ReactNode, useRef, useState } from "react";
import { m } from "#i18n/paraglide/messages";
import { Button, type ButtonLook } from "./button";

/** A modal dialog. Organizer and admin pages only: it adds Base UI to the bundle. */
export function Dialog({
  open,
  onOpenChange,
  title,
  children,
  actions,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  children: ReactNode;
  /** The safe action first. */
  actions: ReactNode;
}) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-scan-ground/60" />
        <AlertDialog.Popup className="fixed top-1/2 z-50 left-1/2 max-h-[85dvh] w-[min(30rem,calc(100vw-2.5rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-control border border-edge bg-card p-6 text-ink">
          <AlertDialog.Title className="type-section">{title}</AlertDialog.Title>
          <div className="type-body mt-2 text-ink-2">{children}</div>
          <div className="mt-6 flex flex-wrap justify-end gap-3">{actions}</div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/**
 * Submits its form after confirmation of the consequence ("cancels 312 bookings, refunds ₹4,12,000"). Without scripts
 * a plain submit button.
 */
export function ConfirmButton({
  title,
  consequence,
  confirm,
  keep,
  variant = "second",
  size = "console",
  wide,
  pending,
  children,
  ...rest
}: Omit<ButtonHTMLAttributes<HTMLButtonElement>, "title"> &
  ButtonLook & {
    title: ReactNode;
    consequence: ReactNode;
    /** The full verb, e.g. "Cancel 312 bookings". */
    confirm: ReactNode;
    /** Label of the safe action; default "Keep as it is". */
    keep?: ReactNode;
    pending?: boolean;
    children: ReactNode;
  }) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLSpanElement>(null);
  function agree() {
    setOpen(false);
    const button = trigger.current?.querySelector("button");
    button?.form?.requestSubmit(button);
  }
  return (
    <span ref={trigger} className={wide ? "block" : "inline-block"}>
      <Button
        {...rest}
        variant={variant}
        size={size}
        wide={wide}
        pending={pending}
        aria-haspopup="dialog"
        onClick={(click) => {
          click.preventDefault();
          const form = click.currentTarget.form;
          if (form) emptyBlankFields(form);
          if (!form || form.reportValidity()) setOpen(true);
        }}
      >
        {children}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        actions={
          <>
            <Button type="button" variant="third" size={size} onClick={() => setOpen(false)}>
              {keep ?? m.common_dialog_keep()}
            </Button>
            <Button type="button" variant="second" size={size} onClick={agree}>
              {confirm}
            </Button>
          </>
        }
      >
        {consequence}
      </Dialog>
    </span>
  );
}

/** A required text of spaces only is empty for the browser's validation too. */
function emptyBlankFields(form: HTMLFormElement): void {
  for (const field of form.elements)
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
      if (field.required && field.value !== "" && field.value.trim() === "") field.value = "";
}
