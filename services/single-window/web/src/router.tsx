import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFoundPage } from '#src/app/not-found-page';
import { PageFault } from '#src/app/page-fault';
import { Shell } from '#src/app/shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

type Lazy = Parameters<typeof lazyRouteComponent>[0];
const page = <const Path extends string>(path: Path, load: Lazy, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });

/** Every page: its address, its module (fetched when it is opened) and the component in it. Who sees it in the menu: `app/menu.tsx`. */
const routeTree = root.addChildren([
  page('/', () => import('#src/pages/home/home-page'), 'HomePage'),
  page('/signed-in', () => import('#src/pages/home/signed-in-page'), 'SignedInPage'),
  page('/figures', () => import('#src/pages/public/figures-page'), 'FiguresPage'),
  page('/declarations', () => import('#src/pages/operator/declarations-page'), 'DeclarationsPage'),
  page('/declarations/$id', () => import('#src/pages/operator/declaration-page'), 'DeclarationPage'),
  page('/declarations/$id/duty', () => import('#src/pages/operator/duty-page'), 'DutyPage'),
  // one page for both: a draft that gets its address while somebody types must not be opened anew
  page('/declare/{-$draftId}', () => import('#src/pages/declare/new-declaration-page'), 'NewDeclarationPage'),
  page('/drafts', () => import('#src/pages/declare/drafts-page'), 'DraftsPage'),
  page('/notifications', () => import('#src/pages/notifications/notifications-page'), 'NotificationsPage'),
  page('/upload', () => import('#src/pages/declare/upload-page'), 'UploadPage'),
  page('/mandates', () => import('#src/pages/mandates/mandates-page'), 'MandatesPage'),
  page('/certificates', () => import('#src/pages/certificates/certificates-page'), 'CertificatesPage'),
  page('/amend/$id', () => import('#src/pages/declare/amend/amend-page'), 'AmendPage'),
  page('/summary', () => import('#src/pages/declare/two-step/summary-page'), 'SummaryPage'),
  page('/complete/$id', () => import('#src/pages/declare/two-step/complete-page'), 'CompletePage'),
  page('/queue', () => import('#src/pages/officer/queue-page'), 'QueuePage'),
  page('/cases/$caseId', () => import('#src/pages/officer/case-page'), 'CasePage'),
  page('/refunds', () => import('#src/pages/refunds/refunds-page'), 'RefundsPage'),
  page('/requests', () => import('#src/pages/officer/requests/requests-page'), 'RequestsPage'),
  page('/receipts', () => import('#src/pages/receipts/receipts-page'), 'ReceiptsPage'),
  page('/ready', () => import('#src/pages/officer/ready-page'), 'ReadyPage'),
  page('/stuck', () => import('#src/pages/officer/stuck-page'), 'StuckPage'),
  page('/tax-bills', () => import('#src/pages/tax/tax-bills-page'), 'TaxBillsPage'),
  page('/movements', () => import('#src/pages/carrier/movements-page'), 'MovementsPage'),
  page('/movements/upload', () => import('#src/pages/carrier/movements-upload-page'), 'MovementsUploadPage'),
  page('/consignments', () => import('#src/pages/carrier/consignments-page'), 'ConsignmentsPage'),
  page('/warehouses', () => import('#src/pages/warehouse/accounts-page'), 'AccountsPage'),
  page('/warehouses/new', () => import('#src/pages/warehouse/open-account-page'), 'OpenAccountPage'),
  page('/warehouses/$accountNo', () => import('#src/pages/warehouse/account-page'), 'AccountPage'),
  page('/one-third', () => import('#src/pages/planner/one-third-page'), 'OneThirdPage'),
  page('/one-third/cases', () => import('#src/pages/planner/cases-page'), 'CasesPage'),
  page('/administration', () => import('#src/pages/administrator/services-page'), 'ServicesPage'),
  page('/administration/parked', () => import('#src/pages/administrator/parked-page'), 'ParkedPage'),
  page('/rules', () => import('#src/pages/rules/rules-page'), 'RulesPage'),
  page('/code-tables', () => import('#src/pages/rules/code-tables-page'), 'CodeTablesPage'),
]);

/** Addresses keep plain query texts (`?lane=RED,YELLOW`): readable, and the same that the API takes. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFault,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const entries = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
    const text = new URLSearchParams(entries).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
