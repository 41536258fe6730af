namespace TenFour.Streaming.State;

/// <summary>One bit a slot.</summary>
internal sealed class SlotBits
{
    private readonly SlotArray<ulong> words = new();

    public long Bytes => words.Bytes;

    public bool this[int slot] => (words[slot >> 6] >> slot & 1) != 0;

    public void EnsureCapacity(int slots) => words.EnsureCapacity((slots >> 6) + 1);

    public void Set(int slot) => words[slot >> 6] |= 1UL << slot;

    public void Clear(int slot) => words[slot >> 6] &= ~(1UL << slot);
}
