import type { WarehousesEvent } from '#src/domain/account';

interface NaiveList {
  readonly direction: string;
  readonly declarationNo: string;
  readonly approved: ReadonlyMap<string, bigint>;
  readonly passed: Map<string, bigint>;
  state: 'open' | 'booked' | 'cancelled';
}

/** Counts an account's events over again in whole hundred-thousandths, sharing no code with the domain. */
export function recount(history: readonly WarehousesEvent[]) {
  const lists = new Map<string, NaiveList>();
  const passes = new Map<string, { quantities: ReadonlyMap<string, bigint>; used: number }>();
  const released = new Set<string>();
  const badBookings: string[] = [];

  /** Lines of a declaration that entered first, as it was told last. */
  const entered = new Map<string, ReadonlyMap<string, bigint>>();
  /** What entered first, less what other lists of the declaration have booked, is enough for the whole list, and no pass holds any of it. */
  const isIn = (list: NaiveList): boolean => {
    const goods = entered.get(list.declarationNo);
    if (goods === undefined || list.direction !== 'STOCK_DIRECTION_IN' || list.passed.size > 0) return false;
    const others = [...lists.values()].filter((each) => each.state === 'booked' && each.direction === list.direction);
    const taken = others.filter((each) => each.declarationNo === list.declarationNo);
    const used = (lineNo: string): bigint => taken.reduce((sum, each) => sum + (each.approved.get(lineNo) ?? 0n), 0n);
    return [...list.approved].every(([lineNo, quantity]) => quantity <= (goods.get(lineNo) ?? 0n) - used(lineNo));
  };

  for (const { fact } of history) {
    switch (fact?.$case) {
      case 'listPreBooked': {
        const { listNo, direction, declarationNo, quantities } = fact.value;
        lists.set(listNo, { direction, declarationNo, approved: whole(quantities), passed: new Map(), state: 'open' });
        break;
      }
      case 'listReleased':
        released.add(fact.value.declarationNo);
        break;
      case 'gatePassIssued':
        passes.set(fact.value.passNo, { quantities: whole(fact.value.quantities), used: 0 });
        break;
      case 'gatePassed': {
        const pass = passes.get(fact.value.passNo)!;
        pass.used += 1;
        const { passed } = lists.get(fact.value.listNo)!;
        for (const [lineNo, quantity] of pass.quantities) passed.set(lineNo, (passed.get(lineNo) ?? 0n) + quantity);
        break;
      }
      case 'listBooked': {
        const list = lists.get(fact.value.listNo)!;
        const complete = [...list.approved].every(([lineNo, quantity]) => list.passed.get(lineNo) === quantity);
        if (list.state !== 'open' || !released.has(list.declarationNo) || !(complete || isIn(list))) badBookings.push(fact.value.listNo);
        list.state = 'booked';
        break;
      }
      case 'listCancelled':
        lists.get(fact.value.listNo)!.state = 'cancelled';
        break;
      case 'enteredGoodsReleased': {
        const goods = fact.value.goods.map(({ hsCode, quantity }) => ({ lineNo: hsCode === '8471300000' ? '1' : '2', quantity }));
        entered.set(fact.value.declarationNo, whole(goods));
        break;
      }
      case 'enteredGoodsBooked':
      case 'goodsEntered':
      case 'receiptVoided':
      case 'recordDeclared':
      case 'recordVoided':
      case 'recordReleased':
      case 'recordCompared':
      case 'recordOverdue':
      case 'heldGoodsCleared':
      case 'recordPlaced':
      case 'accountOpened':
      case 'gatePassVoided':
      case undefined:
        break;
    }
  }

  const total = (lineNo: string, direction: string, state: NaiveList['state']): bigint => {
    const of = [...lists.values()].filter((list) => list.direction === direction && list.state === state);
    return of.reduce((sum, list) => sum + (list.approved.get(lineNo) ?? 0n), 0n);
  };
  return {
    stock: (lineNo: string) => {
      const actlInc = total(lineNo, 'STOCK_DIRECTION_IN', 'booked');
      const actlRedc = total(lineNo, 'STOCK_DIRECTION_OUT', 'booked');
      const prevdInc = total(lineNo, 'STOCK_DIRECTION_IN', 'open');
      const prevdRedc = total(lineNo, 'STOCK_DIRECTION_OUT', 'open');
      return {
        counters: [actlInc, actlRedc, prevdInc, prevdRedc].map(text),
        balance: actlInc - actlRedc,
        available: actlInc - actlRedc - prevdRedc,
      };
    },
    passesUsedTwice: [...passes].filter(([, { used }]) => used > 1).map(([passNo]) => passNo),
    badBookings,
  };
}

function whole(quantities: readonly { lineNo: string; quantity: string }[]): ReadonlyMap<string, bigint> {
  return new Map(quantities.map(({ lineNo, quantity }) => [lineNo, BigInt(quantity.replace('.', ''))]));
}

function text(hundredThousandths: bigint): string {
  const digits = String(hundredThousandths).padStart(6, '0');
  return `${digits.slice(0, -5)}.${digits.slice(-5)}`;
}
