using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace TenFour.Kafka.Clients.Native;

/// <summary>
/// The functions of librdkafka that Confluent.Kafka ships but does not offer: they hand over many messages at a time, without an object for each.
/// Everything else about a client stays with Confluent.Kafka, which made it.
/// </summary>
internal sealed unsafe class NativeFunctions
{
    /// <summary>As the package names its builds of the library. Which of them can be loaded depends on the system.</summary>
    private static readonly string[] Builds = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
        ? ["alpine-librdkafka"]
        : ["librdkafka", "centos8-librdkafka"];

    private static readonly Lazy<NativeFunctions> Loaded = new(() => new NativeFunctions(Load()));

    private NativeFunctions(nint library)
    {
        GetConsumerQueue = (delegate* unmanaged[Cdecl]<nint, nint>)NativeLibrary.GetExport(library, "rd_kafka_queue_get_consumer");
        DestroyQueue = (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "rd_kafka_queue_destroy");
        ConsumeBatch = (delegate* unmanaged[Cdecl]<nint, int, NativeMessage**, nuint, nint>)NativeLibrary.GetExport(library, "rd_kafka_consume_batch_queue");
        DestroyMessage = (delegate* unmanaged[Cdecl]<NativeMessage*, void>)NativeLibrary.GetExport(library, "rd_kafka_message_destroy");
        GetTimestamp = (delegate* unmanaged[Cdecl, SuppressGCTransition]<NativeMessage*, int*, long>)NativeLibrary.GetExport(library, "rd_kafka_message_timestamp");
        GetErrorText = (delegate* unmanaged[Cdecl]<NativeMessage*, byte*>)NativeLibrary.GetExport(library, "rd_kafka_message_errstr");
        GetTopicName = (delegate* unmanaged[Cdecl]<nint, byte*>)NativeLibrary.GetExport(library, "rd_kafka_topic_name");
        GetHeaders = (delegate* unmanaged[Cdecl]<NativeMessage*, nint*, int>)NativeLibrary.GetExport(library, "rd_kafka_message_headers");
        GetHeader = (delegate* unmanaged[Cdecl]<nint, nuint, byte**, byte**, nuint*, int>)NativeLibrary.GetExport(library, "rd_kafka_header_get_all");
    }

    public static NativeFunctions Instance => Loaded.Value;

    /// <summary>Client to the queue of all that it has received. The caller gives it back with <see cref="DestroyQueue"/>.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint> GetConsumerQueue { get; }

    public delegate* unmanaged[Cdecl]<nint, void> DestroyQueue { get; }

    /// <summary>Queue, milliseconds, where to put messages, room for how many; gives how many. Waits until there are so many or the time is over.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, NativeMessage**, nuint, nint> ConsumeBatch { get; }

    public delegate* unmanaged[Cdecl]<NativeMessage*, void> DestroyMessage { get; }

    /// <summary>Message and where to put the kind of time; gives milliseconds since the epoch. Reads two fields: not worth a change of the thread's mode.</summary>
    public delegate* unmanaged[Cdecl, SuppressGCTransition]<NativeMessage*, int*, long> GetTimestamp { get; }

    public delegate* unmanaged[Cdecl]<NativeMessage*, byte*> GetErrorText { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*> GetTopicName { get; }

    /// <summary>Message and where to put its headers; gives an error where there are none.</summary>
    public delegate* unmanaged[Cdecl]<NativeMessage*, nint*, int> GetHeaders { get; }

    /// <summary>Headers, which one, where to put name, value and its length; gives an error behind the last.</summary>
    public delegate* unmanaged[Cdecl]<nint, nuint, byte**, byte**, nuint*, int> GetHeader { get; }

    /// <summary>The client itself, which Confluent.Kafka keeps to itself.</summary>
    public static SafeHandle HandleOf(Handle client) => (SafeHandle)HandleIn(client);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_LibrdkafkaHandle")]
    [return: UnsafeAccessorType("Confluent.Kafka.Impl.SafeKafkaHandle, Confluent.Kafka")]
    private static extern object HandleIn(Handle client);

    /// <summary>In the order in which Confluent.Kafka tries them, so that it is the same library: loading it again gives what is loaded.</summary>
    private static nint Load()
    {
        foreach (var build in Builds)
        {
            if (NativeLibrary.TryLoad(build, typeof(Handle).Assembly, null, out var library))
            {
                return library;
            }
        }

        throw new DllNotFoundException($"None of {string.Join(", ", Builds)} can be loaded.");
    }
}
