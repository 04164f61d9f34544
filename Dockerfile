# syntax=docker/dockerfile:1.7
# One image for every service; the command chooses: node services/<name>/src/main.ts
# Node runs the TypeScript as it is, but not inside a real node_modules: the workspace and its links stay as they are.
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app

# manifests alone, so that the packages are installed anew only when one of them has changed
FROM base AS manifests
COPY . .
RUN find . -type f ! -name package.json ! -name 'pnpm-*.yaml' -delete && find . -type d -empty -delete

FROM base AS packages
COPY --from=manifests /app ./
# the image brings Node itself: the packages that carry it for the plain start are taken out
RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=/pnpm \
    CI=true npm exec --yes --package=pnpm@10.34.9 -- pnpm install --frozen-lockfile --prod --filter '!@tongguan/web' --store-dir=/pnpm \
    && rm -rf node_modules/node-* node_modules/.pnpm/node-linux-* node_modules/.pnpm/node-darwin-* node_modules/.pnpm/node-win-*

FROM base AS contracts
COPY --from=manifests /app ./
RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=/pnpm \
    CI=true npm exec --yes --package=pnpm@10.34.9 -- pnpm install --frozen-lockfile --store-dir=/pnpm
COPY buf.yaml buf.gen.yaml ./
COPY proto proto
RUN PATH=/app/node_modules/.bin:$PATH buf generate

FROM contracts AS web
COPY services/single-window/web services/single-window/web
RUN cd services/single-window/web && node /app/node_modules/vite/bin/vite.js build --logLevel warn

FROM base
COPY --from=packages /app ./
COPY services services
COPY infra/code-tables infra/code-tables
COPY --from=contracts /app/proto/gen proto/gen
COPY --from=web /app/services/single-window/web/dist services/single-window/web/dist
RUN install --directory --owner=node --group=node --mode=0700 /data
ENV TONGGUAN_DATA_DIR=/data \
    KAFKAJS_NO_PARTITIONER_WARNING=1
USER node
CMD ["node", "--eval", "console.error('give a command: node services/<name>/src/main.ts'); process.exit(2)"]
