import { airBill } from './air-bill.ts';
import { codeTable } from './code-table.ts';
import { containerNumber } from './container-number.ts';
import { creditCode } from './credit-code.ts';
import { customsCode } from './customs-code.ts';
import type { Rule } from './rule.ts';
import { shape } from './shape.ts';
import { unNumber } from './un-number.ts';
import { v01DeclarationNumber } from './v01-declaration-number.ts';
import { v02Weights } from './v02-weights.ts';
import { v03ChargesByTerms } from './v03-charges-by-terms.ts';
import { v04Charges } from './v04-charges.ts';
import { v05TotalPrice } from './v05-total-price.ts';
import { v06LegalUnits } from './v06-legal-units.ts';
import { v07Licences } from './v07-licences.ts';
import { v08ModeNatureDuty } from './v08-mode-nature-duty.ts';
import { v09Accounts } from './v09-accounts.ts';
import { v10Conveyance } from './v10-conveyance.ts';
import { v11Containers } from './v11-containers.ts';
import { v12NetWeightAndPackages } from './v12-net-weight-and-packages.ts';
import { v13PartyCodes } from './v13-party-codes.ts';
import { v14OriginAgreement } from './v14-origin-agreement.ts';
import { v15DangerousGoods } from './v15-dangerous-goods.ts';
import { v16Manifest } from './v16-manifest.ts';
import { v17ImportTimeLimit } from './v17-import-time-limit.ts';
import { v18DesignatedSites } from './v18-designated-sites.ts';
import { v19RetailImports } from './v19-retail-imports.ts';
import { v20BondedLists } from './v20-bonded-lists.ts';
import { vehicleNumber } from './vehicle-number.ts';

/** Every rule in force, in the order in which faults are told. */
export const allRules: readonly Rule[] = [
  shape,
  v01DeclarationNumber,
  v02Weights,
  v03ChargesByTerms,
  v04Charges,
  v05TotalPrice,
  v06LegalUnits,
  v07Licences,
  v08ModeNatureDuty,
  v09Accounts,
  v10Conveyance,
  v11Containers,
  v12NetWeightAndPackages,
  v13PartyCodes,
  v14OriginAgreement,
  v15DangerousGoods,
  v16Manifest,
  v17ImportTimeLimit,
  v18DesignatedSites,
  v19RetailImports,
  v20BondedLists,
  containerNumber,
  creditCode,
  customsCode,
  airBill,
  unNumber,
  vehicleNumber,
  codeTable,
];
