# syntax=docker/dockerfile:1
# One for all services: docker build --build-arg SERVICE=article-service -t broadsheet/article-service .
ARG JAVA=25.0.3_9

FROM eclipse-temurin:${JAVA}-jdk-noble AS build
WORKDIR /src
COPY . .
# All of them at once, so that the images share this layer.
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -DskipTests -Dspotless.check.skip \
    -pl article-service,comment-service,newsletter-service,identity,website,newsroom -am package

FROM build AS extracted
ARG SERVICE
RUN test -n "${SERVICE}" && java -Djarmode=tools -jar ${SERVICE}/target/${SERVICE}-exec.jar \
    extract --layers --launcher --destination /extracted
# Kafka's zstd library is loaded from the image: unpacked at run time it would lie in /tmp, where nothing may be executed.
RUN mkdir /native && cd /native && for jar in /extracted/dependencies/BOOT-INF/lib/zstd-jni-*.jar; do \
      [ ! -f "$jar" ] || { jar xf "$jar" linux && mv linux/$(uname -m | sed s/x86_64/amd64/)/*.so libzstd-jni.so && rm -r linux; }; \
    done

FROM eclipse-temurin:${JAVA}-jre-noble
ARG SERVICE
LABEL org.opencontainers.image.title="broadsheet/${SERVICE}" \
      org.opencontainers.image.licenses="Apache-2.0"
# Volumes take over the owner of the folder they are mounted on.
RUN groupadd --system --gid 10001 broadsheet \
    && useradd --system --uid 10001 --gid 10001 --home-dir /app --shell /usr/sbin/nologin broadsheet \
    && install -d -o broadsheet -g broadsheet /data /search /views /secrets \
       /secrets-of/articles /secrets-of/comments /secrets-of/newsletter /secrets-of/website \
       /secrets-of/newsroom /secrets-of/identity /secrets-of/mongodb
WORKDIR /app
# What changes least comes first.
COPY --from=extracted /native/ ./native/
COPY --from=extracted /extracted/dependencies/ ./
COPY --from=extracted /extracted/spring-boot-loader/ ./
COPY --from=extracted /extracted/snapshot-dependencies/ ./
COPY --from=extracted /extracted/application/ ./
# The same ports in every container, whichever service it is.
ENV SERVER_PORT=8080 \
    MANAGEMENT_SERVER_PORT=9080 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC"
EXPOSE 8080 9080
USER 10001:10001
HEALTHCHECK --interval=5s --timeout=3s --start-period=300s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$MANAGEMENT_SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-DZstdNativePath=/app/native/libzstd-jni.so", "org.springframework.boot.loader.launch.JarLauncher"]
