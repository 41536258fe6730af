namespace TenFour.Streaming.State.Keys;

/// <summary>Reads from a stored key the time at which the watermark makes it leave.</summary>
/// <param name="store">The keys.</param>
/// <param name="part">The index of the event-time column among the stored key columns.</param>
/// <param name="offset">Added to a timestamp: the size of a window that is stored by its start.</param>
internal sealed class KeyTimes(KeyStore store, int part, long offset)
{
    private readonly KeyPart outer = store.Layout.Parts[part];

    private readonly FixedKeyPart<long, PackLong> time = store.Layout.Parts[part] is StructKeyPart window
        ? (FixedKeyPart<long, PackLong>)window.Fields[1]
        : (FixedKeyPart<long, PackLong>)store.Layout.Parts[part];

    /// <summary>The time; only for a slot that has one.</summary>
    public long Of(int slot) => time.Value(store.Table, slot) + offset;

    /// <summary>False where the time is null, so that the key stays for ever.</summary>
    public bool HasTime(int slot) => !outer.IsMarkedNull(store.Table, slot) && !time.IsMarkedNull(store.Table, slot);
}
