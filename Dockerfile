# The service in a container: as an account of its own, on a root file system that may be read-only.
#
#   docker build -t timebank .
#
# With the embedded database everything that is kept stands in /data. With a PostgreSQL elsewhere
# name two files: TIMEBANK_DATABASE_URL_FILE and TIMEBANK_OWNER_DATABASE_URL_FILE (compose.yaml).

FROM python:3.11-slim-bookworm AS packages
COPY requirements/run.txt /requirements.txt
RUN python -m venv /opt/timebank \
    && /opt/timebank/bin/pip install --no-cache-dir --no-deps --require-hashes -r /requirements.txt \
    && /opt/timebank/bin/python -m compileall -q /opt/timebank/lib

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --user-group --home-dir /data --no-create-home --shell /usr/sbin/nologin timebank \
    && install --directory --owner=timebank --group=timebank --mode=700 /data
COPY --from=packages /opt/timebank /opt/timebank
COPY src /app/src
COPY migrations /app/migrations
RUN /opt/timebank/bin/python -m compileall -q /app
ENV PATH=/opt/timebank/bin:$PATH \
    PYTHONPATH=/app/src \
    PYTHONDONTWRITEBYTECODE=1 \
    TIMEBANK_DATA_DIR=/data \
    TIMEBANK_HOST=0.0.0.0 \
    TIMEBANK_PORT=8000
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['TIMEBANK_PORT'] + '/readyz', timeout=4)"]
ENTRYPOINT ["python", "-P", "-m", "timebank"]
CMD ["serve"]
