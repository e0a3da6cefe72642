# Builds the jar, then runs it. Give it the token in the environment, and a folder for its configuration and data:
#   docker build -t lectern .
#   docker run -e LECTERN_DISCORD_TOKEN -v "$PWD/config:/lectern/config:ro" -v lectern-data:/lectern/data lectern
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
RUN mvn -q -B dependency:go-offline
COPY src src
RUN mvn -q -B -DskipTests package
# SQLite as a file, which it would be unpacked to at every start otherwise.
RUN cd target && jar xf lib/sqlite-jdbc-*.jar "org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" \
    && mv org/sqlite/native/Linux/*/libsqlitejdbc.so lib/

FROM eclipse-temurin:25-jre
# Fonts for the chart.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends libfontconfig1 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --create-home --home-dir /lectern lectern
WORKDIR /lectern
COPY --from=build /build/target/lectern.jar .
COPY --from=build /build/target/lib lib
COPY seeds seeds
COPY config/jvm.options src/main/docker/cache.sh ./
RUN sh cache.sh && mkdir data && chown lectern data
USER lectern
VOLUME /lectern/data
# The cache holds for this class path alone.
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=lectern.aot", "-Dorg.sqlite.lib.path=lib", "-cp", "lectern.jar", "org.lectern.app.Main"]
CMD ["run"]
