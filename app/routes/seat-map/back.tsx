import { ArrowLeft } from "lucide-react";
import { Link } from "react-router";
import { Icon } from "#app/ui/icon";

export function Back({ to, label }: { to: string; label: string }) {
  return (
    <Link
      to={to}
      aria-label={label}
      className="-ml-2.5 inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunk"
    >
      <Icon of={ArrowLeft} />
    </Link>
  );
}
