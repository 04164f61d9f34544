import { Navigate } from '@tanstack/react-router';

/** The figures with their target stand on the page that is open to everybody; the cases behind them have a page of their own. */
export function OneThirdPage() {
  return <Navigate to="/figures" replace />;
}
