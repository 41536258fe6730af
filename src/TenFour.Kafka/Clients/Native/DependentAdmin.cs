using System.Runtime.CompilerServices;
using Confluent.Kafka;

namespace TenFour.Kafka.Clients.Native;

/// <summary>A client that administers topics over the connections of another one.</summary>
internal static class DependentAdmin
{
    /// <summary>
    /// Disposing of such a client waits until its thread looks up from waiting for events. A client with connections of its own has a setting for
    /// how long that is; without one it is 100 ms, by which every query would end later.
    /// </summary>
    private const int WaitMillis = 20;

    public static IAdminClient Of(Handle client)
    {
        var admin = new DependentAdminClientBuilder(client).Build();
        WaitMillisOf(admin) = WaitMillis;
        return admin;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "cancellationDelayMaxMs")]
    private static extern ref int WaitMillisOf([UnsafeAccessorType("Confluent.Kafka.AdminClient, Confluent.Kafka")] object admin);
}
