package io.memecast.http;

/** A template that is sent as the picture alone. */
final class PictureBody implements BodySink<Upload> {
  private final WholeBody picture = new WholeBody();

  @Override
  public void add(byte[] block) {
    picture.add(block);
  }

  @Override
  public Upload end() {
    return new Upload(picture.end(), null);
  }

  @Override
  public void close() {
    picture.close();
  }
}
