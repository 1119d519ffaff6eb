# The bot in a container: slim, not root, its data in a volume. Build it with: docker build -t reportbot .
FROM python:3.12-slim AS build
WORKDIR /src
RUN python -m venv /opt/build && python -m venv /opt/reportbot
COPY requirements.txt requirements-build.txt ./
RUN /opt/build/bin/pip install --no-cache-dir --require-hashes -r requirements-build.txt \
    && /opt/reportbot/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY reportbot reportbot
COPY locales locales
RUN /opt/build/bin/python -m hatchling build -t wheel -d /wheel \
    && /opt/reportbot/bin/pip install --no-cache-dir --no-deps /wheel/*.whl

FROM python:3.12-slim
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/reportbot reportbot \
    && install -d -m 0700 -o reportbot -g reportbot /var/lib/reportbot/data
COPY --from=build /opt/reportbot /opt/reportbot
# The last one names the service of compose.yaml: the doctor then tells commands that are typed outside of the container.
ENV PATH=/opt/reportbot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    REPORTBOT_DATA_DIR=/var/lib/reportbot/data \
    REPORTBOT_HEALTH_LISTEN=127.0.0.1:8090 \
    CONTAINER_OF_REPORTBOT=bot
USER reportbot
WORKDIR /var/lib/reportbot
VOLUME /var/lib/reportbot/data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8090/healthz', timeout=4)"]
ENTRYPOINT ["reportbot"]
CMD ["run"]
