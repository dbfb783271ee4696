package io.memecast.http;

/** A template that is sent as the picture alone. */
final class PictureBody implements BodySink<SentTemplate> {
  private final WholeBody picture = new WholeBody();

  @Override
  public void add(byte[] block) {
    picture.add(block);
  }

  @Override
  public SentTemplate end() {
    return new SentTemplate(picture.end(), null);
  }

  @Override
  public void close() {
    picture.close();
  }
}
