import { CloudCheck, CloudOff } from "lucide-react";
import { Icon } from "#app/ui/icon";
import { sinceWords } from "#app/ui/since";
import { m } from "#i18n/paraglide/messages";
import type { WalletRefresh } from "#app/wallet/use-wallet";
import type { Carried } from "#app/wallet/wallet-store.client";

/** Where the tickets are and how old that knowledge is: "On this phone. Checked 4 min ago." */
export function WalletAge({
  wallet,
  refreshState,
  now,
  onRefresh,
}: {
  wallet: Carried;
  refreshState: WalletRefresh;
  now: number;
  onRefresh: () => void;
}) {
  const unreachable = refreshState === "unreachable";
  return (
    <div className="mt-1 flex min-h-6 flex-wrap items-center gap-x-4 text-ink-2">
      <p className="type-second flex items-center gap-2" aria-busy={refreshState === "pending"}>
        <Icon of={unreachable ? CloudOff : CloudCheck} size={18} />
        <span>
          {wallet.checkedAt === null
            ? m.wallet_age_never()
            : m.wallet_age({ since: sinceWords(wallet.checkedAt, now) })}
          {unreachable ? ` ${m.wallet_age_unreachable()}` : null}
        </span>
      </p>
      {unreachable ? (
        <button type="button" onClick={onRefresh} className="word type-second min-h-6 text-ink">
          {m.wallet_age_again_button()}
        </button>
      ) : null}
    </div>
  );
}
