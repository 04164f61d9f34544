import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '#src/api/query-client';
import { Appearance } from '#src/app/appearance';
import { LiveStream } from '#src/app/live-stream';
import { startTexts } from '#src/i18n/start-texts';
import { router } from '#src/router';
import '#src/app/styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root"');

await startTexts();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Appearance>
        <LiveStream>
          <RouterProvider router={router} />
        </LiveStream>
      </Appearance>
    </QueryClientProvider>
  </StrictMode>,
);
