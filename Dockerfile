# check=error=true

# docker build .                    the app, for production (the last stage)
# docker build --target sandbox .   the stand-ins and the workspace page, to try it with: deploy/compose

FROM node:24.21.0-trixie-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./


# What the app runs, out of its sources and packages: rolldown.config.ts. Of the rest of node_modules, Swagger UI's page is served
# as it is, and the licences of what is in the bundle go with it. All of it is the same for every processor: it is made on the
# builder's own, so that an image for another one needs no emulator.
FROM --platform=$BUILDPLATFORM node:24.21.0-trixie-slim AS bundle
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \
    npm ci --ignore-scripts --prefer-offline --no-audit --no-fund
COPY tsconfig.json rolldown.config.ts ./
COPY src ./src
RUN npm run build
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && find node_modules/swagger-ui-dist -type f \( -name '*.map' -o -name '*-es-*' \) -delete \
 && find node_modules -type f \( -iname 'licen[cs]e*' -o -iname 'notice*' \) ! -name '*.js' ! -name '*.ts' -exec install -D -m 644 {} licenses/{} \;


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
COPY --from=bundle /app/node_modules/swagger-ui-dist ./node_modules/swagger-ui-dist
COPY --from=bundle /app/licenses ./licenses
# The doctor reads in the manifest what to ask of Slack: docker run ... ovenbird dist/doctor.js
COPY manifest.json ./
COPY --from=bundle /app/dist ./dist
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
# Stack traces name the lines of the sources.
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/index.js"]
