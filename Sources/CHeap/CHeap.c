// CHeap
