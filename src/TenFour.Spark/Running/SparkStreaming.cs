using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Sessions;

namespace TenFour.Spark.Running;

/// <summary>Sessions of the C# API on a Spark cluster.</summary>
public static class SparkStreaming
{
    extension(StreamingSession)
    {
        /// <summary>
        /// A session whose queries run on a Spark cluster: the same frames, and the same query object. Streams are topics of Kafka
        /// (<c>AddKafka</c>); nothing is asked of the cluster before a query starts.
        /// </summary>
        /// <param name="address">Such as <c>sc://host:15002</c>.</param>
        /// <param name="timeZone">The session time zone; Los Angeles without one.</param>
        /// <param name="time">The clock; the system's without one.</param>
        /// <param name="warn">Told when the cluster does not answer, and of settings that are translated.</param>
        /// <exception cref="StreamingException">The text is no address of a cluster.</exception>
        public static StreamingSession Connect(string address, TimeZoneInfo? timeZone = null, TimeProvider? time = null, Action<string>? warn = null) =>
            StreamingSession.Connect(ConnectAddress.Parse(address), timeZone, time, warn);

        /// <summary>The same for an address that has been read.</summary>
        /// <param name="mostRows">So many rows of a complete result are read back, and all of them counted; null: all are read.</param>
        public static StreamingSession Connect(
            ConnectAddress address, TimeZoneInfo? timeZone = null, TimeProvider? time = null, Action<string>? warn = null, int? mostRows = null) =>
            StreamingSession.On(new ClusterEngine(address, time ?? TimeProvider.System, warn ?? (_ => { }), mostRows), timeZone, time);
    }
}
