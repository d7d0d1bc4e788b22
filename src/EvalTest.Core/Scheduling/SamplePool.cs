namespace EvalTest.Scheduling;

/// <summary>The places for samples in flight that all evals of a process share. It may grow while it is used, never shrink.</summary>
internal sealed class SamplePool : IDisposable
{
    /// <summary>Places where nobody says otherwise.</summary>
    public const int DefaultSize = 16;

    private readonly SemaphoreSlim places;
    private readonly bool isFixed;
    private readonly Lock _lock = new();
    private int _size;

    /// <summary>Creates it.</summary>
    /// <param name="size">As the user asked, 1 or more; null for the larger of <see cref="DefaultSize"/> and the largest eval's own.</param>
    public SamplePool(int? size)
    {
        isFixed = size is not null;
        _size = size ?? DefaultSize;
        places = new SemaphoreSlim(_size);
    }

    public int Size
    {
        get
        {
            lock (_lock)
                return _size;
        }
    }

    /// <summary>Makes room for an eval's own concurrency, unless the user fixed the size; returns how many workers the eval may use.</summary>
    public int Admit(int? evalConcurrency)
    {
        lock (_lock)
        {
            if (!isFixed && evalConcurrency > _size)
            {
                places.Release(evalConcurrency.Value - _size);
                _size = evalConcurrency.Value;
            }

            return Math.Min(evalConcurrency ?? _size, _size);
        }
    }

    /// <summary>Takes a place if one is free.</summary>
    public bool TryEnter() => places.Wait(0);

    public Task EnterAsync(CancellationToken cancellation) => places.WaitAsync(cancellation);

    public void Leave() => places.Release();

    public void Dispose() => places.Dispose();
}
