# The image of the web and of the worker. Its steps are those of the Makefile, on the production lock.
#
#   docker run --read-only --tmpfs /tmp -v aportee:/data --env-file settings -p 8000:8000 a-portee
#   the worker: the same, with --no-healthcheck and, at the end: python -m backend worker run

FROM node:20-bookworm-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates make python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/a-portee
COPY Makefile requirements.prod.lock package.json package-lock.json .npmrc ./
COPY backend/cli/installing.py backend/cli/
RUN make .venv/bin/.installed LOCK=requirements.prod.lock
RUN make node_modules/.installed NPM_FLAGS=--omit=dev
COPY pwa pwa
COPY locales locales
RUN make pwa/dist/manifest.json
RUN .venv/bin/python -m compileall -q .venv

# No compiler, no Node, no package manager but Debian's; the demo and the tests are not in it.
FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates python3 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin aportee \
    && install -d -o aportee -m 0700 /data
WORKDIR /srv/a-portee
COPY --from=build /srv/a-portee/.venv .venv
COPY LICENSE NOTICE ./
COPY falc_content falc_content
COPY locales locales
COPY pwa pwa
COPY --from=build /srv/a-portee/pwa/dist pwa/dist
COPY backend backend
RUN .venv/bin/python -m compileall -q backend
ENV PATH=/srv/a-portee/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
ENV ENVIRONMENT=production HOST=0.0.0.0 DATA_DIR=/data
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=6s --start-period=20s CMD ["python", "-m", "backend", "health"]
CMD ["python", "-m", "backend", "web"]
