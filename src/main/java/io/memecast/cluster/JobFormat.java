package io.memecast.cluster;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;

/**
 * Which jobs the members of a cluster send each other. A change that older members cannot read raises the number, and
 * members of different numbers do not mix: a cluster is then replaced by one of another name.
 */
final class JobFormat {
  static final int MAJOR = 2;

  private JobFormat() {}

  /**
   * Compares this member with the others; guests without a number only ask for pictures, in the public form.
   *
   * @throws JoinException when one of them sends other jobs
   */
  static void check(Cluster cluster) throws JoinException {
    for (Member member : cluster.getMembers()) {
      String other = member.getAttribute(HazelcastSettings.JOB_FORMAT);
      if (other != null && !other.equals(Integer.toString(MAJOR))) {
        throw new JoinException(
            "cannot join the cluster: the member at " + member.getAddress()
                + " sends jobs of format " + other + ", this one of format " + MAJOR
                + " (cluster.name)",
            null);
      }
    }
  }
}
