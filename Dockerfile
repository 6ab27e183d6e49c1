# check=error=true

# docker build .                    the app, for production (the last stage)
# docker build --target sandbox .   the stand-ins and the workspace page, to try it with: deploy/compose

FROM node:24.21.0-trixie-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./


FROM base AS dependencies
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --ignore-scripts --prefer-offline --no-audit --no-fund
# Of Google's several hundred APIs, src/integrations/google-drive loads one file, build/src/apis/drive/index.js.
# Nothing reads types and source maps while it runs, nor the sources that jira.js brings beside its own build.
RUN find node_modules/googleapis/build/src/apis -mindepth 1 -maxdepth 1 ! -name drive -exec rm -r {} + \
 && rm -r node_modules/jira.js/src \
 && find node_modules -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' \) -delete


# It refuses NODE_ENV=production, and starts no app of its own where SANDBOX_APP_URL says that one runs elsewhere.
FROM base AS sandbox
RUN --mount=type=cache,target=/root/.npm \
    npm ci --ignore-scripts --prefer-offline --no-audit --no-fund
COPY tsconfig.json ./
COPY src ./src
COPY sandbox ./sandbox
# The page is built now, for a file system that is read-only then. A new volume takes its owner from /data.
RUN node -e "import('./sandbox/page/index.ts').then(({ buildPage }) => buildPage({ say: console.log }))" \
 && install -d -o 1000 -g 1000 /data
ENV DATA_DIR=/data SANDBOX_HOST=0.0.0.0
USER 1000:1000
EXPOSE 4000
# It knows where the app is when everything that the app needs is there.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SANDBOX_PORT || 4000}/control`).then((answer) => answer.json()).then(({ appUrl }) => process.exit(appUrl ? 0 : 1))"]
ENTRYPOINT ["node"]
CMD ["sandbox/main.ts"]


FROM base AS app
ENV NODE_ENV=production
COPY --from=dependencies /app/node_modules ./node_modules
# The doctor reads in the manifest what to ask of Slack: docker run ... ovenbird src/doctor.ts
COPY manifest.json ./
COPY src ./src
# Version, revision and date are the build's to say: docker build --label org.opencontainers.image.revision=...
LABEL org.opencontainers.image.title="Ovenbird" \
      org.opencontainers.image.description="A Slack app that runs a bakery" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.base.name="docker.io/library/node:24.21.0-trixie-slim"
# The image's own user `node`, by number: Kubernetes' runAsNonRoot looks at no name.
USER 1000:1000
EXPOSE 3000 3001
# Whether the process lives. Not whether MongoDB does: a restart would mend nothing there.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.OPS_PORT || 3001}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1))"]
# No shell and no npm in between: node is process 1, and hears SIGTERM.
ENTRYPOINT ["node"]
CMD ["src/index.ts"]
