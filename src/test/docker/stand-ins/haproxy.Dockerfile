# With the user, the paths and the way to start of the image from the HAProxy project.
FROM debian
RUN usermod --uid 99 haproxy && groupmod --gid 99 haproxy && mkdir /usr/local/etc/haproxy
STOPSIGNAL SIGUSR1
USER haproxy
ENTRYPOINT ["haproxy", "-W", "-db"]
CMD ["-f", "/usr/local/etc/haproxy/haproxy.cfg"]
